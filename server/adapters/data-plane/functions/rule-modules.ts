/** The modules of the rule for connections, beside this folder: each after what it imports. */
export const ruleModules = [
  'network-block.ts',
  'embedded-addresses.ts',
  'named-networks.ts',
  'own-ports.ts',
  'backend-networks.ts',
]
