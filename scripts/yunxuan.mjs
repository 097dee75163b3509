#!/usr/bin/env node
import './node-version.mjs'
import { keep } from './keep.mjs'
import { verifyFile } from './verify-chain.mjs'

const usage = `用法：yunxuan verify <导出的文件> [--head 序号:指纹 …]
　　　yunxuan backup <新文件>
　　　yunxuan restore <备份>

检查一份导出的时间链（yunxuan-chain）：哪一条被改过、删过、挪过，或者尾巴被截掉了。
--head  写在证书上或公布页上的链尾，比如 --head 1024:9f86d081…；可以写几次。
全部对得上时退出码是 0，有问题是 1，用法不对是 2。

backup 把整个数据库在同一时刻的样子存成一个文件；restore 把它放回一个空的数据库，连同角色和权限，并核对时间链。
用 DATABASE_URL 和 MIGRATE_DATABASE_URL 指的数据库；没有设，就用 npm start 自带的那个。`

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

const [command, ...rest] = process.argv.slice(2)
if (['backup', 'restore'].includes(command) && rest.length === 1) process.exit(await keep(command, rest[0]))
const wish = readArguments([command, ...rest])
if (wish === undefined) {
  console.error(usage)
  process.exit(2)
}
try {
  const { streetId, entries, head, problems } = verifyFile(wish.file, wish.heads)
  for (const { line, text } of problems)
    console.log(line === undefined ? `✗ ${text}` : `✗ 第 ${line} 行：${text}`)
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
