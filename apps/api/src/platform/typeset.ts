import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import qrcode from 'qrcode-generator'

const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
let compiler: NodeCompiler | undefined

/**
 * Returns a page as PDF, in type that has every character that names are written with. What goes into it is given
 * as data, so nothing that somebody typed is ever read as markup; the page reads it as `sys.inputs.data`.
 */
export function typeset(page: string, data: unknown): Buffer {
  // Made at the first page: reading the type takes a moment and some memory.
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  const made = compiler.pdf({ mainFileContent: page, inputs: { data: JSON.stringify(data) } })
  // Typst remembers what it has set; a page is not set twice.
  compiler.evictCache(0)
  return made
}

/** Returns a QR code of an address as SVG. */
export function codeAsSvg(link: string): string {
  const code = qrcode(0, 'M')
  code.addData(link)
  code.make()
  return code.createSvgTag({ cellSize: 4, margin: 0, scalable: true })
}

function fontFolders(): string[] {
  const fonts = path.dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  )
  return fontFiles.map(file => path.dirname(path.join(fonts, file)))
}
