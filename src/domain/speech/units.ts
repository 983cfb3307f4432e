import type { Language } from './language.ts'

/** A unit as written, and its name for one and for more. */
interface Unit {
  readonly written: readonly string[]
  readonly nl: readonly [one: string, more: string]
  readonly en: readonly [one: string, more: string]
}

const same = (name: string): readonly [string, string] => [name, name]
const plural = (name: string): readonly [string, string] => [name, `${name}s`]

const units: readonly Unit[] = [
  {
    written: ['km/u', 'km/h', 'kmh', 'kph'],
    nl: same('kilometer per uur'),
    en: ['kilometre an hour', 'kilometres an hour'],
  },
  {
    written: ['l/m2'],
    nl: same('liter per vierkante meter'),
    en: ['litre per square metre', 'litres per square metre'],
  },
  { written: ['km2'], nl: same('vierkante kilometer'), en: plural('square kilometre') },
  { written: ['m2'], nl: same('vierkante meter'), en: plural('square metre') },
  { written: ['m3'], nl: same('kubieke meter'), en: plural('cubic metre') },
  { written: ['km'], nl: same('kilometer'), en: plural('kilometre') },
  { written: ['cm'], nl: same('centimeter'), en: plural('centimetre') },
  { written: ['mm'], nl: same('millimeter'), en: plural('millimetre') },
  { written: ['mtr', 'm'], nl: same('meter'), en: plural('metre') },
  { written: ['kg'], nl: same('kilo'), en: plural('kilo') },
  { written: ['gr', 'g'], nl: same('gram'), en: plural('gram') },
  { written: ['ltr', 'l'], nl: same('liter'), en: plural('litre') },
  { written: ['jr', 'j', 'yrs', 'yr'], nl: same('jaar'), en: plural('year') },
  { written: ['y/o', 'yo'], nl: same('jaar'), en: ['year old', 'years old'] },
  { written: ['mnd'], nl: ['maand', 'maanden'], en: plural('month') },
  { written: ['wk'], nl: ['week', 'weken'], en: plural('week') },
  { written: ['u', 'h', 'hrs', 'hr'], nl: same('uur'), en: plural('hour') },
  { written: ['min'], nl: ['minuut', 'minuten'], en: plural('minute') },
  { written: ['sec', 's'], nl: ['seconde', 'seconden'], en: plural('second') },
  { written: ['pers'], nl: ['persoon', 'personen'], en: ['person', 'people'] },
  { written: ['ct', 'cts'], nl: same('cent'), en: plural('cent') },
  { written: ['%'], nl: same('procent'), en: same('per cent') },
  { written: ['°c', '°'], nl: ['graad', 'graden'], en: ['degree', 'degrees'] },
]

const byWritten = new Map(
  units.flatMap((unit) => unit.written.map((form) => [form, unit] as const)),
)

/** The written forms for a pattern, the longest first. */
export const unitForms = [...byWritten.keys()].sort((a, b) => b.length - a.length).join('|')

/** The name of a unit for a count of it; undefined for no unit of ours. */
export const unitName = (form: string, isOne: boolean, language: Language): string | undefined =>
  byWritten.get(form.toLowerCase())?.[language][isOne ? 0 : 1]
