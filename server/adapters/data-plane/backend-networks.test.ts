import { expect, test } from 'vitest'
import { createBackendNetworks } from './backend-networks.ts'

const everything = createBackendNetworks(['public', 'private', 'loopback', '0.0.0.0/0', '::/0'])

test.each([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::ffff:0:169.254.169.254',
  'localhost',
  '',
  '127.1',
  '0x7f.0.0.1',
])('never reaches %s, whatever the operator lists', (address) => {
  expect(everything.allows(address)).toBe(false)
})

const classes: Record<string, string[]> = {
  public: ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8', '172.32.0.1', '11.0.0.1', '2002:0808:0808::1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd12::1', '::ffff:10.0.0.1'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1'],
}

test.each(Object.keys(classes))('%s opens its own addresses and no others', (network) => {
  const networks = createBackendNetworks([network])
  for (const [name, addresses] of Object.entries(classes)) {
    for (const address of addresses) expect([address, networks.allows(address)]).toEqual([address, name === network])
  }
})

test('a CIDR block opens exactly its addresses', () => {
  const networks = createBackendNetworks(['10.1.0.0/16', '2001:db8:1::/48', '192.168.7.7'])
  for (const address of ['10.1.0.1', '10.1.255.255', '::ffff:10.1.2.3', '2001:db8:1::5', '192.168.7.7']) {
    expect([address, networks.allows(address)]).toEqual([address, true])
  }
  for (const address of ['10.2.0.1', '127.0.0.1', '8.8.8.8', '2001:db8:2::5', '192.168.7.8']) {
    expect([address, networks.allows(address)]).toEqual([address, false])
  }
})

test('nothing listed, nothing reached', () => {
  const networks = createBackendNetworks([])
  for (const address of Object.values(classes).flat()) expect(networks.allows(address)).toBe(false)
})

test.each(['privat', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/9', '::/129', '10.0.0/8', '10.0.0.0/-1', 'example.org'])(
  'refuses to start with %s, naming it',
  (entry) => {
    expect(() => createBackendNetworks([entry])).toThrow(`BACKEND_NETWORKS: "${entry}"`)
  },
)
