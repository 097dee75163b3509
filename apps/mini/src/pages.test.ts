import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pages, tabs } from './pages.ts'

const filesIn = (folder: string) =>
  readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx'))
    .map(file => file.slice(0, -'.tsx'.length))

test('every page that lies in a feature is listed, and no other', () => {
  const listed = Object.entries(pages).flatMap(([feature, names]) =>
    names.map(name => `${feature}/pages/${name}`),
  )
  const there = filesIn('features').filter(file => /^[^/]+\/pages\//.test(file))
  expect(listed.sort()).toEqual(there.sort())
  expect(tabs.map(({ name }) => `${name}`).sort()).toEqual(filesIn('tabs').sort())
})
