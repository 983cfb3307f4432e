import t from 'tap'
import { openFrontDoor } from '../../src/web/front-door.ts'

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
