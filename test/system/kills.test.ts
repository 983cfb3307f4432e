import t from 'tap'
import { killed, type Scene, share } from '../support/killed-office.ts'

const scenes: readonly Scene[] = [
  { modems: 2, hasReports: true, kills: share(1 / 3) },
  { modems: 8, hasReports: true, kills: share(1 / 3) },
]

t.jobs = scenes.length
for (const scene of scenes) killed(t, scene)
