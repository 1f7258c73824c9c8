import { Entrances, hostsOf } from './entrances.js'

const v4 = (address: string, internal = false) => ({ address, family: 'IPv4', internal })

test('the school’s network comes before those of containers and tunnels', () => {
  expect(
    hostsOf({
      lo: [v4('127.0.0.1', true)],
      docker0: [v4('172.17.0.1')],
      tailscale0: [v4('100.64.3.2')],
      eth0: [v4('10.1.2.3')],
      wlan0: [v4('192.168.1.5'), { address: 'fe80::1', family: 'IPv6', internal: false }],
    }),
  ).toEqual(['192.168.1.5', '10.1.2.3', '172.17.0.1', '100.64.3.2'])
})

test('a number that leads nowhere is not offered', () => {
  expect(hostsOf({ lo: [v4('127.0.0.1', true)], eth0: [v4('169.254.10.20')], wlan0: undefined })).toEqual([])
})

test('the port is part of the address, but for the usual one', () => {
  const on = (PORT: number) => new Entrances({ PORT, PUBLIC_URL: undefined }, () => ({ eth0: [v4('192.168.1.5')] }))
  expect(on(3000).addresses()).toEqual(['http://192.168.1.5:3000'])
  expect(on(80).addresses()).toEqual(['http://192.168.1.5'])
  expect(on(0).addresses(4000)).toEqual(['http://192.168.1.5:4000'])
})

test('a public address is the only one', () => {
  const entrances = new Entrances({ PORT: 3000, PUBLIC_URL: 'https://gradroom.school.example/' }, () => ({
    eth0: [v4('192.168.1.5')],
  }))
  expect(entrances.addresses()).toEqual(['https://gradroom.school.example'])
})
