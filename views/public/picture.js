// A canvas over all of the map and half of it around, which moves as a picture while the map is
// dragged; after each move and zoom it is painted anew.
export const Picture = L.Renderer.extend({
  _initContainer() {
    this._container = document.createElement('canvas')
  },
  _destroyContainer() {
    this._container.remove()
  },
  // Leaflet asks for it of whatever may draw its own paths.
  _updatePaths() {},

  _update() {
    if (this._map._animatingZoom && this._bounds) return
    L.Renderer.prototype._update.call(this)
    const size = this._bounds.getSize()
    const ratio = Math.min(2, window.devicePixelRatio || 1)
    L.DomUtil.setPosition(this._container, this._bounds.min)
    this._container.width = size.x * ratio
    this._container.height = size.y * ratio
    this._container.style.width = `${size.x}px`
    this._container.style.height = `${size.y}px`
    this.paint(this._container.getContext('2d'), size, ratio)
  },

  /** Where its corner is on a map of the whole world, in pixels of this zoom. */
  corner() {
    return this._map.getPixelOrigin().add(this._bounds.min)
  },
})
