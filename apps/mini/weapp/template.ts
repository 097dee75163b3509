import { wxmlToJs } from 'miniprogram-compiler'

/** What WeChat's compiled template gives: an element, or a piece of text. */
export interface WxNode {
  tag: string
  attr: Record<string, unknown>
  children: ReadonlyArray<WxNode | string | number | null | undefined>
}

export type Template = (path: string) => (data: unknown) => WxNode

/** Compiles a package's templates with WeChat's own compiler; it refuses what the phone would refuse. */
export function compileTemplates(root: string): Template {
  const pretendDocument = { head: { appendChild: () => undefined }, createElement: () => ({}) }
  const make = new Function('global', 'window', 'document', '__wxAppCode__', wxmlToJs(root))
  return make({}, { __wcc_version__: '', navigator: { userAgent: '' } }, pretendDocument, {})
}

export function isNode(value: unknown): value is WxNode {
  return typeof value === 'object' && value !== null && 'tag' in value
}

/** Every element below and including `node` that `wanted` accepts, in document order. */
export function findNodes(node: WxNode, wanted: (node: WxNode) => boolean): WxNode[] {
  const below = (node.children ?? []).filter(isNode).flatMap(child => findNodes(child, wanted))
  return wanted(node) ? [node, ...below] : below
}

/** What a screen reader says of `node`: its label, or its words without the hidden ones. */
export function nameOf(node: WxNode): string {
  if (node.attr?.ariaLabel) return String(node.attr.ariaLabel)
  const spoken = (node.children ?? []).map(child => {
    if (!isNode(child)) return String(child ?? '')
    return child.attr?.ariaHidden === true ? '' : nameOf(child)
  })
  return spoken.join(' ').replace(/\s+/g, ' ').trim()
}

/** The words a person would read in `node`. */
export function textOf(node: WxNode): string {
  const words = (node.children ?? []).map(child => (isNode(child) ? textOf(child) : String(child ?? '')))
  return words
    .join(node.tag === 'wx-text' ? '' : ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
