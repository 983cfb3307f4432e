const formatters = new Map<string, Intl.DateTimeFormat>()

/** Minutes since local midnight in a time zone; right in both summer-time nights. */
function minuteOfDay(at: number, timeZone: string): number {
  const known = formatters.get(timeZone)
  const format =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  if (!known) formatters.set(timeZone, format)
  const [hours = 0, minutes = 0] = format.format(at).split(':').map(Number)
  return hours * 60 + minutes
}

const minutes = (clock: string): number => {
  const [hours = 0, rest = 0] = clock.split(':').map(Number)
  return hours * 60 + rest
}

/** Whether `at` lies in the quiet hours (`22:00-07:00`, end exclusive) of a time zone. */
export function isQuiet(at: number, quietHours: string, timeZone: string): boolean {
  const [from = '', until = ''] = quietHours.split('-')
  const [begin, end] = [minutes(from), minutes(until)]
  const now = minuteOfDay(at, timeZone)
  if (begin === end) return false
  return begin < end ? now >= begin && now < end : now >= begin || now < end
}
