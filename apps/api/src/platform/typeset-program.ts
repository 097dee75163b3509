import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { answerTasks } from './side-process.ts'
import type { TypesetTask } from './typeset.ts'

const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })

answerTasks(({ page, data }: TypesetTask): Buffer => {
  const made = compiler.pdf({ mainFileContent: page, inputs: { data } })
  // Typst remembers what it has set; a page is not set twice.
  compiler.evictCache(0)
  return made
})

function fontFolders(): string[] {
  const fonts = path.dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  )
  return fontFiles.map(file => path.dirname(path.join(fonts, file)))
}
