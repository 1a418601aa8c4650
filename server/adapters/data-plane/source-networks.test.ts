import { expect, test } from 'vitest'
import { createSourceNetworks } from './source-networks.ts'

const networks = createSourceNetworks(['vpce-1=10.1.2.0/24', 'vpc-office=10.0.0.0/8', 'v6=fd00::/8', 'one=192.0.2.7'])

test.each([
  ['10.1.2.3', 'vpce-1'],
  ['10.1.3.3', 'vpc-office'],
  ['::ffff:10.1.2.3', 'vpce-1'],
  ['::FFFF:10.9.9.9', 'vpc-office'],
  ['fd12::1', 'v6'],
  ['192.0.2.7', 'one'],
  ['192.0.2.8', undefined],
  ['fe80::1', undefined],
])('%s is in %s', (address, label) => {
  expect(networks.labelOf(address)).toBe(label)
})

test('without labels nobody has one', () => {
  expect(createSourceNetworks([]).labelOf('10.0.0.1')).toBeUndefined()
})

test.each(['10.0.0.0/8', '=10.0.0.0/8', 'a=10.0.0.0/33', 'a=b', 'a=10.0.0.0/8=c', 'a b=10.0.0.0/8', 'a='])(
  'refuses %s and names it',
  (entry) => {
    expect(() => createSourceNetworks([entry])).toThrow(`NETWORK_LABELS: "${entry}"`)
  },
)
