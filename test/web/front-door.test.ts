import { X509Certificate } from 'node:crypto'
import { hostname, networkInterfaces } from 'node:os'
import t from 'tap'
import { openFrontDoor } from '../../src/web/front-door.ts'
import { selfSigned } from '../../src/web/tls.ts'

t.test('until it is open the door says that it is starting', async (t) => {
  const listen = { host: 'localhost', port: 0 }
  const door = await openFrontDoor(listen, t.testdir(), () => undefined)
  t.teardown(door.close)
  door.serve((_request, response) => void response.end('here'))
  t.match(door.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const before = await fetch(`${door.url}/api/v1/health`)
  t.match([before.status, before.headers.get('content-type')], [503, 'application/problem+json'])
  t.match(await before.json(), { status: 503 })

  door.open()

  t.equal(await (await fetch(door.url)).text(), 'here')
  await t.rejects(
    openFrontDoor({ ...listen, port: Number(new URL(door.url).port) }, '', () => {}),
    {
      code: 'EADDRINUSE',
    },
  )
})

t.test('a certificate of its own names whatever the machine is reached by', async (t) => {
  const namesOn = async (host: string) => {
    const { cert } = await selfSigned(t.testdir(), host)
    return new X509Certificate(cert).subjectAltName ?? ''
  }
  t.equal(await namesOn('192.0.2.7'), 'IP Address:192.0.2.7, DNS:localhost')
  const everywhere = await namesOn('0.0.0.0')
  t.match(everywhere, `DNS:${hostname()}`)
  t.notMatch(everywhere, '0.0.0.0')
  for (const { address, internal, family } of Object.values(networkInterfaces()).flatMap(
    (some) => some ?? [],
  )) {
    if (!internal && family === 'IPv4') t.match(everywhere, `IP Address:${address}`)
  }
})
