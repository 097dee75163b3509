/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { drawings } from './drawings.ts'
import { isPictureName, pictureNames, pictureSvg, picturesCss, sceneSvg } from './pictures.ts'
import { dark, light } from './tokens.ts'

const folder = path.resolve(import.meta.dirname, '../drawings')
const sources = readdirSync(folder).filter(file => file.endsWith('.svg'))
const readme = readFileSync(path.join(folder, 'README.md'), 'utf8')

describe('drawings', () => {
  test.each(sources)('%s is what the faces show, and is listed', file => {
    const name = file.slice(0, -4)
    if (!isPictureName(name)) throw new Error(`${name}: run the script "drawings" of this package`)
    const source = readFileSync(path.join(folder, file), 'utf8').replace(/>\s+</g, '><')
    expect(source).toContain(drawings[name])
    expect(readme).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'))
  })

  test('none is left of which the source is gone', () => {
    expect(Object.keys(drawings)).toHaveLength(sources.length)
  })

  test.each(Object.entries(drawings))('%s keeps to the three colours that turn dark', (name, inside) => {
    const colours = new Set(inside.match(/#[0-9a-f]{3,6}/g))
    expect([...colours].filter(colour => colour !== '#fff' && colour !== '#b3202a')).toEqual([])
    if (!isPictureName(name)) throw new Error(name)
    expect(pictureSvg(name, dark)).not.toMatch(/#fff\b|#b3202a|#4a3a34/)
    expect(pictureSvg(name, light)).toContain(light.pencil)
  })

  test('the sheet of all of them, light and dark, is at most 12 KB as it is sent', () => {
    expect(gzipSync(picturesCss()).length).toBeLessThanOrEqual(12 * 1024)
  })
})

test.each(pictureNames)('%s has a picture for the cards that WeChat shares', name => {
  const png = readFileSync(path.resolve(import.meta.dirname, `../../../apps/mini/native/share/${name}.png`))
  // The size stands in the first chunk of a PNG.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([500, 400])
  expect(sceneSvg(name)).toContain(drawings[name].slice(0, 12))
})
