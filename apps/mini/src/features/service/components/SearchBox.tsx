import { Pressable } from '../../../ui/Pressable.tsx'
import { Search } from '../../../ui/Search.tsx'
import { recentWords } from '../recent-words.ts'
import { useWords } from '../service.queries.ts'
import { Words } from './Words.tsx'

export interface SearchBoxProps {
  /** What the list is searched for now. */
  words: string
  onSearch: (words: string) => void
  /** Opened to type at once: what others look for stands below it, too. */
  isOpened?: boolean
}

/** The search field; while nothing is searched for with what was searched before on this phone. */
export function SearchBox({ words, onSearch, isOpened = false }: SearchBoxProps) {
  const search = (word: string) => {
    if (word !== '') recentWords.add(word)
    if (word !== words) onSearch(word)
  }
  return (
    <>
      <Search words={words} onSearch={search} isOpened={isOpened} placeholder="找服务、办事指南…" />
      {words === '' && <Recent onPick={search} />}
      {words === '' && isOpened && <Common onPick={search} />}
    </>
  )
}

function Recent({ onPick }: { onPick: (word: string) => void }) {
  return (
    <Words
      title="最近找过"
      words={recentWords.use()}
      onPick={onPick}
      aside={
        <Pressable className="link" label="清空最近找过的词" onPress={recentWords.clear}>
          清空
        </Pressable>
      }
    />
  )
}

/** What this street has, and nothing else. */
function Common({ onPick }: { onPick: (word: string) => void }) {
  return <Words title="这里有" words={useWords().data?.items ?? []} onPick={onPick} />
}
