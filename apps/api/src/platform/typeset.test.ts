import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { Refusal } from './refuse.ts'
import { typeset } from './typeset.ts'

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type ?\/Page\b(?!s)/g)?.length
const list = `
#let lines = json(bytes(sys.inputs.data))
#set text(font: "Noto Sans SC", size: 9pt)
#table(columns: 3, ..lines.flatten())
`

test('a list of 200 pages is set while this process goes on answering', async () => {
  const lines = Array.from({ length: 8_700 }, (_, n) => [`2026-11-28 ${n}`, '社区健康义诊', '党群服务中心'])
  // The process is there already, as it is after the first page of the day.
  await typeset('', null)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const begun = performance.now()
  const pdf = await typeset(list, lines)
  const ms = performance.now() - begun
  delay.disable()
  const worst = delay.max / 1e6
  process.stdout.write(`${pagesOf(pdf)} pages in ${Math.round(ms)} ms, held up for ${Math.round(worst)} ms\n`)
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(200)
  // In this process it would be all of it.
  expect(worst).toBeLessThan(ms / 3)
}, 120_000)

test('what cannot be set fails alone; pages wait for their turn, and no more than a few', async () => {
  await expect(typeset('#panic("no")', null)).rejects.toThrow(/a side process failed/)
  const codes = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      typeset(`#sys.inputs.data`, n).then(pagesOf, error => (error instanceof Refusal ? error.code : error)),
    ),
  )
  expect(codes.filter(code => code === 1)).toHaveLength(5)
  expect(codes.filter(code => code === 'overloaded')).toHaveLength(3)
}, 60_000)
