// Whether a field holds something else than what the server sent.

/** Of an input, a select or a textarea. */
export function isChanged(field) {
  if (field.options) {
    const [first, ...others] = field.options
    return (others.find((one) => one.defaultSelected) ?? first)?.selected !== true
  }
  const isTick = field.type === 'checkbox' || field.type === 'radio'
  return isTick ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
