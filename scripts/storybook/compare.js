// Two pictures of the same thing: where do they differ, as somebody would see it?
import { decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'

/** A picture in memory: its size, and the red, green, blue and opacity of each pixel. */
export function read(png) {
  const { width, height, channels, data, palette } = decode(png)
  const pixels = new Uint8Array(width * height * 4).fill(255)
  for (let index = 0; index < width * height; index++) {
    const colour = palette ? palette[data[index]] : data.subarray(index * channels, index * channels + 3)
    pixels.set(colour, index * 4)
  }
  return { width, height, pixels }
}

/**
 * Writes a picture small. Flat grounds and lines keep their colours to the bit; the edges of letters, in hundreds of shades,
 * are rounded to sixteen levels.
 */
export function write(picture) {
  const { width, height } = picture
  const pixels = picture.pixels.slice()
  for (const index of edges(picture))
    for (let at = index * 4; at < index * 4 + 3; at++) pixels[at] = Math.round(pixels[at] / step) * step
  const colours = new Map()
  const data = Uint8Array.from(words({ pixels }), (colour) => {
    if (!colours.has(colour)) colours.set(colour, colours.size)
    return colours.get(colour)
  })
  const zlib = { level: 9 }
  if (colours.size > 256) return encode({ width, height, channels: 4, data: pixels }, { zlib })
  const palette = [...colours.keys()].map((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255])
  return encode({ width, height, channels: 1, data, palette }, { zlib })
}

/** Sixteen levels of a channel, of 256. */
const step = 17
/** By how many of the 256 an edge may differ beyond its rounding: less than a tenth of a pixel moves it. */
const smoothing = 16
/**
 * A fiftieth of the way from black to white, which nobody sees. pixelmatch would guess by itself which pixels smooth an edge:
 * at half the size, an accent or a small mark is nothing but edges.
 */
const options = { threshold: 0.02, includeAA: true }

/** The number of pixels that differ, and a picture of where. What nobody sees is not counted. */
export function compare(expected, actual) {
  const width = Math.max(expected.width, actual.width)
  const height = Math.max(expected.height, actual.height)
  const wanted = onGround(expected, width, height)
  const found = onGround(actual, width, height)
  forgive(wanted, found)
  const pixels = new Uint8Array(width * height * 4)
  const count = pixelmatch(wanted.pixels, found.pixels, pixels, width, height, options)
  return { count, difference: { width, height, pixels } }
}

/** An edge that differs by its rounding, or is smoothed a little otherwise, does not differ. */
function forgive(wanted, found) {
  const isNear = (at) => Math.abs(wanted.pixels[at] - found.pixels[at]) <= step / 2 + smoothing
  for (const index of edges(found)) {
    const at = index * 4
    if (isNear(at) && isNear(at + 1) && isNear(at + 2)) found.pixels.set(wanted.pixels.subarray(at, at + 4), at)
  }
}

/** The pixels that have fewer than two neighbours of their colour. */
function* edges({ width, pixels }) {
  const colours = words({ pixels }).slice()
  for (let index = 0; index < colours.length; index++) {
    const colour = colours[index]
    const column = index % width
    let same = 0
    if (column > 0 && colours[index - 1] === colour) same++
    if (column < width - 1 && colours[index + 1] === colour) same++
    if (colours[index - width] === colour) same++
    if (colours[index + width] === colour) same++
    if (same < 2) yield index
  }
}

/** Each pixel as one number. */
const words = ({ pixels }) => new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)

/** The picture on a ground of that size: what one has and the other has not shows. */
function onGround({ width, height, pixels }, fullWidth, fullHeight) {
  const ground = { width: fullWidth, height: fullHeight, pixels: new Uint8Array(fullWidth * fullHeight * 4) }
  for (let row = 0; row < height; row++)
    ground.pixels.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * fullWidth * 4)
  return ground
}
