import { queryTokens, searchTokens } from '@yunxuan/domain'
import { pinyin } from 'pinyin-pro'

/** What a service is found by. */
export interface SearchText {
  title: string
  summary: string
  description: string
  keywords: readonly string[]
  /** In Chinese, since people type 义诊 to find every service of that kind. */
  category: string
  brand: string
  organization: string
  location: string
}

// Marks of where a token stands; no token begins with punctuation, so they cannot be mistaken for text.
const inTitle = '^'
const inHead = '~'

/**
 * Returns the tokens a service is indexed under: of all its text, and marked once more for the title and for
 * the head (title, summary, keywords, category, brand), so that relevance is a question to the index instead
 * of a score computed for every hit. The initials of title and keywords stand beside them: zyyz finds 中医义诊.
 */
export function serviceTokens(text: SearchText): string[] {
  const title = tokensOf([text.title, initials(text.title)])
  const named = [text.summary, ...text.keywords, ...text.keywords.map(initials), text.category, text.brand]
  const head = [...title, ...tokensOf(named)]
  const rest = tokensOf([text.description, text.organization, text.location])
  const marked = [...title.map(token => inTitle + token), ...head.map(token => inHead + token)]
  return [...new Set([...marked, ...head, ...rest])].sort()
}

/**
 * Returns what to ask the index, best hits first: all words in the title, all in the head, all somewhere.
 * Each leaves out what the one before it has found; empty when the text has nothing to search for.
 */
export function searchTiers(text: string): string[] {
  const tokens = queryTokens(text)
  if (tokens.length === 0) return []
  const all = (mark: string) => tokens.map(token => `'${mark}${token}'`).join(' & ')
  const [title, head, anywhere] = [all(inTitle), all(inHead), all('')]
  return [title, `(${head}) & !(${title})`, `(${anywhere}) & !(${head})`]
}

/** Returns the one question that finds all hits alike; undefined when there is nothing to search for. */
export function searchAnywhere(text: string): string | undefined {
  const tokens = queryTokens(text)
  return tokens.length === 0 ? undefined : tokens.map(token => `'${token}'`).join(' & ')
}

function tokensOf(texts: readonly string[]): string[] {
  return texts.flatMap(searchTokens)
}

function initials(text: string): string {
  const runs = text.normalize('NFKC').match(/\p{Script=Han}+/gu) ?? []
  return runs
    .map(run => pinyin(run, { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
    .join(' ')
}
