import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBackendNetworks } from './backend-networks.ts'

const everything = createBackendNetworks(['public', 'private', 'loopback', '0.0.0.0/0', '::/0'])

test.each([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::23',
  'fd00:42::42',
  '192.0.0.192',
  '::ffff:100.100.100.200',
  '64:ff9b:1::169.254.169.254',
  '64:ff9b:1:a9fe:a9:fe00::',
  '2001:0:a9fe:a9fe::5601:5601',
  '2001:0:808:808::5601:5601',
  '2001:db8::5efe:169.254.169.254',
  '2001:db8::200:5efe:169.254.169.254',
  '::ffff:0.0.0.0',
  '::ffff:224.0.0.1',
  'fec0::1',
  'unix',
  '/var/run/docker.sock',
  '0177.0.0.1',
  '2130706433',
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
  expect(everything.allows(address, 80)).toBe(false)
})

const classes: Record<string, string[]> = {
  public: ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8', '172.32.0.1', '11.0.0.1', '2002:0808:0808::1'],
  private: [
    '100::1',
    '2001:2::1',
    '3fff::1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fd12::1',
    '::ffff:10.0.0.1',
  ],
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1'],
}

test.each(Object.keys(classes))('%s opens its own addresses and no others', (network) => {
  const networks = createBackendNetworks([network])
  for (const [name, addresses] of Object.entries(classes)) {
    for (const address of addresses)
      expect([address, networks.allows(address, 80)]).toEqual([address, name === network])
  }
})

test('a CIDR block opens exactly its addresses', () => {
  const networks = createBackendNetworks(['10.1.0.0/16', '2001:db8:1::/48', '192.168.7.7'])
  for (const address of ['10.1.0.1', '10.1.255.255', '::ffff:10.1.2.3', '2001:db8:1::5', '192.168.7.7']) {
    expect([address, networks.allows(address, 80)]).toEqual([address, true])
  }
  for (const address of ['10.2.0.1', '127.0.0.1', '8.8.8.8', '2001:db8:2::5', '192.168.7.8']) {
    expect([address, networks.allows(address, 80)]).toEqual([address, false])
  }
})

test('nothing listed, nothing reached', () => {
  const networks = createBackendNetworks([])
  for (const address of Object.values(classes).flat()) expect(networks.allows(address, 80)).toBe(false)
})

test.each(['privat', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/9', '::/129', '10.0.0/8', '10.0.0.0/-1', 'example.org'])(
  'refuses to start with %s, naming it',
  (entry) => {
    expect(() => createBackendNetworks([entry])).toThrow(`BACKEND_NETWORKS: "${entry}"`)
  },
)

describe('the product’s own ports are never reached', () => {
  const own = [
    { port: 3000, at: 'here' },
    { port: 5432, at: '10.0.0.9' },
    { port: 6379, at: 'inside' },
  ] as const
  const local = () => new Set(['192.0.2.7', '8.8.4.4', '2001:db8::7'])
  const networks = createBackendNetworks(['public', 'private', 'loopback', '0.0.0.0/0', '::/0'], { ports: own, local })

  test.each([
    ['127.0.0.1', 3000],
    ['127.9.9.9', 3000],
    ['::1', 3000],
    ['::ffff:127.0.0.1', 3000],
    ['::ffff:192.0.2.7', 3000],
    ['64:ff9b::7f00:1', 3000],
    ['192.0.2.7', 3000],
    ['8.8.4.4', 3000],
    ['2001:db8::7', 3000],
    ['2001:0db8:0:0::0007', 3000],
    ['10.0.0.9', 5432],
    ['127.0.0.1', 5432],
    ['192.0.2.7', 5432],
    ['127.0.0.1', 6379],
    ['10.1.2.3', 6379],
    ['fd12::1', 6379],
    ['8.8.4.4', 6379],
  ])('%s port %d', (address, port) => {
    expect(networks.allows(address, port)).toBe(false)
    expect(networks.allows(address, port + 1)).toBe(true)
  })

  test.each([
    ['192.0.2.8', 3000],
    ['8.8.8.8', 3000],
    ['10.0.0.8', 5432],
    ['8.8.8.8', 6379],
  ])('but %s port %d is somebody else’s', (address, port) => {
    expect(networks.allows(address, port)).toBe(true)
  })

  test('on the addresses that this machine has', () => {
    const real = createBackendNetworks(['public', 'private', 'loopback'], { ports: own })
    expect(real.allows('127.0.0.1', 3000)).toBe(false)
    expect(real.allows('127.0.0.1', 3001)).toBe(true)
  })
})

describe('for any address', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  const ipv4 = fc.tuple(byte, byte, byte, byte)
  const lists = fc.subarray(['public', 'private', 'loopback', '10.0.0.0/8', '169.254.0.0/16', '::/0', '0.0.0.0/0'])

  test('an IPv4 address in other clothes is judged as in its own', () => {
    fc.assert(
      fc.property(ipv4, lists, (bytes, list) => {
        const networks = createBackendNetworks(list, { ports: [{ port: 3000, at: 'here' }] })
        const plain = bytes.join('.')
        const [high = '', low = ''] = [0, 2].map((at) => (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16))
        const dressed = [
          `::ffff:${plain}`,
          `::FFFF:${high}:${low}`,
          `0:0:0:0:0:ffff:${high}:${low}`,
          `::ffff:0:${plain}`,
          `64:ff9b::${plain}`,
          `64:ff9b:0:0:0:0:${high}:${low}`,
          `2002:${high}:${low}::1`,
        ]
        for (const port of [80, 3000]) {
          for (const address of dressed) expect(networks.allows(address, port)).toBe(networks.allows(plain, port))
        }
      }),
    )
  })

  test('an IPv6 address is judged the same in every spelling', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(groups, lists, (parts, list) => {
        const networks = createBackendNetworks(list)
        const short = parts.map((part) => part.toString(16)).join(':')
        const long = parts.map((part) => part.toString(16).padStart(4, '0').toUpperCase()).join(':')
        expect(networks.allows(long, 80)).toBe(networks.allows(short, 80))
        expect(networks.allows(`${short}%eth0`, 80)).toBe(networks.allows(short, 80))
      }),
    )
  })

  test('link-local, multicast, reserved and unspecified ones are never reached, whatever is listed', () => {
    const forbidden = fc.oneof(
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
      fc.tuple(fc.constant(0), byte, byte, byte),
    )
    fc.assert(
      fc.property(forbidden, lists, fc.integer({ min: 1, max: 65_535 }), (bytes, list, port) => {
        expect(createBackendNetworks(list).allows(bytes.join('.'), port)).toBe(false)
      }),
    )
  })

  test('text that is no address is never reached', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\d.]+$|:/.test(text))
        expect(everything.allows(text, 80)).toBe(false)
      }),
    )
  })
})
