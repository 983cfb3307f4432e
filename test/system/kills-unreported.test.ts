import t from 'tap'
import { killed, type Scene, share } from '../support/killed-office.ts'

const scenes: readonly Scene[] = [
  { modems: 2, hasReports: false, kills: share(1 / 6) },
  { modems: 8, hasReports: false, kills: share(1 / 6) },
]

// Most of the time is waiting: what is in doubt is sent again after a minute.
t.jobs = scenes.length
for (const scene of scenes) killed(t, scene)
