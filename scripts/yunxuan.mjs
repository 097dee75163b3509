#!/usr/bin/env node
import './node-version.mjs'
import { verifyFile } from './verify-chain.mjs'

const usage = `用法：yunxuan verify <导出的文件> [--head 序号:指纹 …]

检查一份导出的时间链（yunxuan-chain）：哪一条被改过、删过、挪过，或者尾巴被截掉了。
--head  写在证书上或公布页上的链尾，比如 --head 1024:9f86d081…；可以写几次。
全部对得上时退出码是 0，有问题是 1，用法不对是 2。`

function readArguments([command, ...rest]) {
  if (command !== 'verify') return undefined
  const heads = []
  let file
  while (rest.length > 0) {
    const word = rest.shift()
    if (word === '--head') {
      const match = /^([1-9]\d*):([0-9a-f]{64})$/i.exec(rest.shift() ?? '')
      if (match === null) return undefined
      heads.push({ seq: Number(match[1]), hash: match[2].toLowerCase() })
    } else if (file === undefined && !word.startsWith('--')) file = word
    else return undefined
  }
  return file === undefined ? undefined : { file, heads }
}

const wish = readArguments(process.argv.slice(2))
if (wish === undefined) {
  console.error(usage)
  process.exit(2)
}
try {
  const { streetId, entries, head, problems } = verifyFile(wish.file, wish.heads)
  for (const problem of problems) console.log(`✗ ${problem.text}`)
  if (problems.length > 0) {
    console.log(`查了 ${entries} 条，有 ${problems.length} 处不对。`)
    process.exitCode = 1
  } else {
    console.log(`✓ 街道 ${streetId} 的 ${entries} 条都对得上。`)
    if (head !== undefined) console.log(`链尾 ${head.seq}:${head.hash}`)
    if (wish.heads.length === 0) console.log('没有拿公布过的链尾来比：尾巴有没有被截掉，要加 --head 才知道。')
  }
} catch (error) {
  const why = { ENOENT: '没有这个文件', EISDIR: '这是一个文件夹', EACCES: '没有权限读这个文件' }[error.code]
  console.error(why === undefined ? `读不了这个文件：${error.message}` : `${why}：${wish.file}`)
  process.exitCode = 2
}
