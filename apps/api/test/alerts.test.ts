import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { openHouse } from './house.ts'

const house = await openHouse()

const file = new URL('../../../deploy/alerts.yml', import.meta.url)
// What Prometheus itself says of a target, and its language's own words.
const foreign = new Set(['up', 'sum', 'rate', 'by', 'le', 'histogram_quantile'])

describe('the alert rules', () => {
  test('ask for metrics the API shows, and say what to do', async () => {
    const document = parseDocument(readFileSync(file, 'utf8'), { strict: true })
    expect(document.errors).toEqual([])
    const { groups } = document.toJS() as { groups: { rules: Record<string, unknown>[] }[] }
    const rules = groups.flatMap(group => group.rules)
    expect(rules.length).toBeGreaterThan(5)
    await house.guest('GET /v1/streets')
    const shown = (await house.app.inject({ url: '/metrics' })).body
    for (const { alert, expr, annotations } of rules) {
      const words =
        String(expr)
          .replace(/\{[^}]*\}|\[[^\]]*\]|\b\d\S*/g, ' ')
          .match(/[a-z_][a-z0-9_]+/g) ?? []
      const names = words.filter(word => !foreign.has(word))
      for (const name of names)
        expect(shown, `${String(alert)} asks for ${name}`).toMatch(new RegExp(`^${name}[ {]`, 'm'))
      expect(annotations).toMatchObject({ summary: expect.any(String), action: expect.any(String) })
    }
  })
})
