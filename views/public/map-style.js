// What a canvas draws with: it does not know classes.

/** The look of a layer as the style sheet has it. */
export function styleOf(element, name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('class', `map-ground map-${name}`)
  svg.append(path)
  element.append(svg)
  const { stroke, strokeWidth, strokeDasharray, fill, fillOpacity } = getComputedStyle(path)
  const style = {
    stroke: stroke !== 'none',
    color: stroke,
    weight: Number.parseFloat(strokeWidth),
    dashArray: strokeDasharray === 'none' ? null : strokeDasharray.replaceAll(/px|,/g, ''),
    fill: fill !== 'none',
    fillColor: fill,
    fillOpacity: Number(fillOpacity),
  }
  svg.remove()
  return style
}

/** One path in its style; `ratio` is how wide a pixel of the style is. */
export function paint(context, path, { style, kind, ratio }) {
  if (kind === 'area' && style.fill) {
    context.globalAlpha = style.fillOpacity
    context.fillStyle = style.fillColor
    context.fill(path)
    context.globalAlpha = 1
  }
  if (!style.stroke) return
  context.strokeStyle = style.color
  context.lineWidth = style.weight * ratio
  context.setLineDash((style.dashArray?.split(' ') ?? []).map((part) => Number(part) * ratio))
  context.stroke(path)
}
