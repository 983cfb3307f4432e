import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { modemFinder } from '../../hardware/discovery.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { realTimers } from '../../hardware/timers.ts'

/** A machine with one USB modem of four ports in a folder. */
function machine(folder: string, usb: readonly [vendor: string, product: string]) {
  const device = join(folder, 'sys', 'devices', 'usb1', '1-2')
  mkdirSync(join(folder, 'sys', 'class', 'tty'), { recursive: true })
  mkdirSync(join(folder, 'dev', 'serial', 'by-path'), { recursive: true })
  for (const n of [0, 1, 2, 3]) {
    const port = join(device, `1-2:1.${n}`, `ttyUSB${n}`)
    mkdirSync(port, { recursive: true })
    writeFileSync(join(device, `1-2:1.${n}`, 'bInterfaceNumber'), `0${n}\n`)
    mkdirSync(join(folder, 'sys', 'class', 'tty', `ttyUSB${n}`))
    symlinkSync(port, join(folder, 'sys', 'class', 'tty', `ttyUSB${n}`, 'device'))
    symlinkSync(`../../ttyUSB${n}`, join(folder, 'dev', 'serial', 'by-path', `usb-0:2:1.${n}`))
  }
  writeFileSync(join(device, 'idVendor'), `${usb[0]}\n`)
  writeFileSync(join(device, 'idProduct'), `${usb[1]}\n`)
  return { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
}

/** A Quectel that answers on its interface 3 only. */
function cables(dev: string): SimulatedPorts {
  const ports = new SimulatedPorts()
  const modem = new SimulatedModem({
    id: 'q',
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 1,
    timers: realTimers,
    now: Date.now,
  })
  ports.plug(join(dev, 'serial', 'by-path', 'usb-0:2:1.3'), modem)
  return ports
}

t.test('a known modem is found by its stable name, on the port that answers', async (t) => {
  const roots = machine(t.testdir(), ['2c7c', '0125'])
  const found = await modemFinder(cables(roots.dev).open, roots)()

  t.match(found, [{ path: /by-path\/usb-0:2:1\.3$/, usb: '2c7c:0125', interface: 3 }])
})

t.test('a stranger is left alone, and a machine without USB has no modems', async (t) => {
  const roots = machine(t.testdir(), ['ffff', '0001'])
  t.strictSame(await modemFinder(cables(roots.dev).open, roots)(), [])
  t.strictSame(
    await modemFinder(cables(roots.dev).open, { sys: '/nowhere', dev: '/nowhere' })(),
    [],
  )
})
