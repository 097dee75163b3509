import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { chainText } from '@yunxuan/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ChainLine,
  chainOf,
  changedAt,
  chainFile as fileOf,
  chainHeader as header,
  rehashed,
  chainStreet as streetId,
} from '../../../test/sow-chain.ts'

const scriptOf = (name: string) => path.resolve(import.meta.dirname, '../../../../../scripts', name)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yunxuan-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(text: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const file = path.join(folder, `${randomUUID()}.ndjson`)
  await writeFile(file, text)
  return verify(file, ...words)
}

async function verify(...words: string[]): Promise<{ code: number; said: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      scriptOf('yunxuan.mjs'),
      'verify',
      ...words,
    ])
    return { code: 0, said: stdout }
  } catch (error) {
    // A command that ends with a code has its words beside it.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

const headOf = (entries: readonly ChainLine[]) => {
  const last = entries.at(-1)
  if (last === undefined) throw new Error('an empty chain has no head')
  return `${last.seq}:${last.hash}`
}

describe('yunxuan verify', () => {
  test('says yes to what the API made, and where the chain ends', async () => {
    const entries = chainOf([60, 90, 120])
    const { code, said } = await run(fileOf(entries), '--head', headOf(entries))
    expect(said).toContain('3 条都对得上')
    expect(said).toContain(headOf(entries))
    expect(code).toBe(0)
  })

  test('names the one entry that was altered, deleted, moved or cut off', async () => {
    const entries = chainOf([60, 90, 120, 150, 180])
    const head = ['--head', headOf(entries)]
    const said = async (text: string) => {
      const result = await run(text, ...head)
      expect(result.code).toBe(1)
      return result.said
    }
    expect(await said(fileOf(changedAt(entries, 2)))).toContain('第 3 条的内容')
    expect(await said(fileOf(entries.filter(entry => entry.seq !== 3)))).toContain('第 3 条不见了')
    const swapped = [entries[0], entries[2], entries[1], entries[3], entries[4]].flatMap(one => one ?? [])
    expect(await said(fileOf(swapped))).toContain('第 2 条被挪了位置')
    expect(await said(fileOf(entries.slice(0, 3)))).toContain('第 4 条到第 5 条被截掉了')
    expect(await said(fileOf([...entries, ...entries.slice(1, 2)]))).toContain('第 2 条出现了两次')
  })

  test('names a record whose row says something else than its entry', async () => {
    const entries = chainOf([60, 90, 120])
    const edited = entries.map(entry =>
      entry.seq === 2 ? { ...entry, row: { ...entry.row, minutes: 95 } } : entry,
    )
    const { code, said } = await run(fileOf(edited))
    expect(said).toContain('第 3 行：第 2 条对应的服务记录被改过（minutes）')
    expect(code).toBe(1)
  })

  test('names a record that is gone, and one that was put there past the chain', async () => {
    const entries = chainOf([60, 90, 120])
    const gone = entries.map(entry => (entry.seq === 2 ? { ...entry, row: null } : entry))
    const missing = await run(fileOf(gone), '--head', headOf(entries))
    expect(missing.said).toContain('第 2 条对应的服务记录不见了')
    expect(missing.code).toBe(1)
    const id = randomUUID()
    const added = await run(`${fileOf(entries)}${JSON.stringify({ unchained: id })}\n`)
    expect(added.said).toContain(`服务记录 ${id} 不在时间链里`)
    expect(added.code).toBe(1)
  })

  test('a forger who writes numbers as texts gets past no comparison', async () => {
    const entries = chainOf([60, 90, 120])
    const forged = changedAt(entries, 1).map(entry => ({
      ...entry,
      row: undefined,
      hash: sha256(chainText({ streetId, ...entry })),
    }))
    const texts = forged.map(entry => JSON.stringify({ ...entry, seq: String(entry.seq) }))
    const { code, said } = await run([header, ...texts].join('\n'), '--head', headOf(entries))
    expect(said).toContain('第 3 行：不是时间链的一条')
    expect(code).toBe(1)
  })

  test('a forger who makes every later hash anew is caught by the printed head', async () => {
    const entries = chainOf([60, 90, 120])
    const forged = rehashed(changedAt(entries, 0), 0).map(entry => ({
      ...entry,
      row: JSON.parse(entry.body),
    }))
    expect((await run(fileOf(forged))).code).toBe(0)
    const { code, said } = await run(fileOf(forged), '--head', headOf(entries))
    expect(said).toContain('第 3 条和公布过的指纹不一样')
    expect(code).toBe(1)
  })

  test('says how it is used', async () => {
    const entries = chainOf([60])
    for (const head of ['nonsense', `0:${'a'.repeat(64)}`, '1:abc']) {
      expect(await run(fileOf(entries), '--head', head)).toMatchObject({ code: 2 })
    }
    expect(await verify(folder, 'another')).toMatchObject({ code: 2 })
    expect((await verify()).said).toContain('用法')
  })

  test('says in one line that there is no such file, that it is a folder, or empty', async () => {
    const nowhere = path.join(folder, 'nowhere.ndjson')
    expect(await verify(nowhere)).toEqual({ code: 2, said: `没有这个文件：${nowhere}\n` })
    expect(await verify(folder)).toEqual({ code: 2, said: `这是一个文件夹：${folder}\n` })
    for (const text of ['', '\n\n']) {
      expect(await run(text)).toEqual({ code: 1, said: '✗ 文件是空的\n查了 0 条，有 1 处不对。\n' })
    }
  })

  test.each([
    ['a note', '今天有三个人来\n明天还有\n'],
    ['another export', '{"format":"other"}\n'],
    ['a later version', '{"format":"yunxuan-chain","version":2}\n'],
    ['a list', '[1, 2]\nnull\n'],
    ['an archive', `PK\u0003\u0004${'\u0001\n\u0002'.repeat(500)}`],
    ['one long line', 'x'.repeat(20_000_000)],
    [
      'entries without their head',
      fileOf(chainOf([60, 90]))
        .split('\n')
        .slice(1)
        .join('\n'),
    ],
  ])('says of %s in one line that it is no export', async (_, text) => {
    const said = '✗ 这不是云选导出的时间链\n查了 0 条，有 1 处不对。\n'
    expect(await run(text)).toEqual({ code: 1, said })
  })

  test('says of half a file that it was not saved whole, and nothing else', async () => {
    const text = fileOf(chainOf([60, 90, 120]))
    const half = text.slice(0, text.lastIndexOf('"body"'))
    const said = '✗ 第 4 行：只有一半：文件没有存完整，请再下载一次\n查了 2 条，有 1 处不对。\n'
    expect(await run(half)).toEqual({ code: 1, said })
    const spoiled = text.replace('"seq":2', '"seq":')
    expect((await run(spoiled)).said).toContain('第 3 行：读不出来')
  })

  test('says of a printed head that is not of this chain that the chain is another', async () => {
    const entries = chainOf([60, 90])
    const { code, said } = await run(fileOf(entries), '--head', `2:${'a'.repeat(64)}`)
    expect(said).toBe(
      '✗ 第 2 条和公布过的指纹不一样：第 2 条或它之前的被整段改写过\n查了 2 条，有 1 处不对。\n',
    )
    expect(code).toBe(1)
  })

  test.each([
    ['no JSON', 'not json', { minutes: 60 }],
    ['no record', 'null', { minutes: 60 }],
    ['beside a row that is none', '{"minutes":60}', 7],
  ])('an entry whose body is %s is named, and the rest is read', async (_, body, row) => {
    const entries = chainOf([60, 90])
    const forged = rehashed(
      entries.map(entry => (entry.seq === 1 ? { ...entry, body } : entry)),
      0,
    ).map(entry => (entry.seq === 1 ? { ...entry, row } : entry))
    const { code, said } = await run([header, ...forged.map(entry => JSON.stringify(entry))].join('\n'))
    expect(said).toBe('✗ 第 2 行：第 1 条对应的服务记录被改过（body）\n查了 2 条，有 1 处不对。\n')
    expect(code).toBe(1)
  })

  test('reads what an editor of Windows has saved', async () => {
    const entries = chainOf([60, 90])
    const saved = `\uFEFF${fileOf(entries).replaceAll('\n', '\r\n')}`
    expect(await run(saved, '--head', headOf(entries))).toMatchObject({ code: 0 })
  })
})
