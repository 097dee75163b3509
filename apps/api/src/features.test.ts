import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import names from '../floors.json' with { type: 'json' }
import { floors } from './features.ts'

const at = path.join(import.meta.dirname, 'features')

test('every feature stands on one floor, and each floor is sorted', () => {
  expect(names.flat().sort()).toEqual(fs.readdirSync(at).sort())
  for (const floor of names) expect(floor).toEqual([...floor].sort())
})

test('what is served is bound floor by floor, with one verb', () => {
  const isServed = (name: string) => fs.existsSync(path.join(at, name, `${name}.routes.ts`))
  const verbs = names.map(floor =>
    floor.filter(isServed).map(name => `bind${name[0]?.toUpperCase()}${name.slice(1)}`),
  )
  expect(floors.map(floor => floor.map(bind => bind.name))).toEqual(verbs)
})
