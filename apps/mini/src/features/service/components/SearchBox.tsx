import { View } from '@tarojs/components'
import { access } from '../../../ui/access.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Search } from '../../../ui/Search.tsx'
import { recentWords } from '../recent-words.ts'

export interface SearchBoxProps {
  /** What the list is searched for now. */
  words: string
  onSearch: (words: string) => void
}

/** The search field with the words searched before on this phone, while nothing is searched for. */
export function SearchBox({ words, onSearch }: SearchBoxProps) {
  const search = (word: string) => {
    if (word !== '') recentWords.add(word)
    if (word !== words) onSearch(word)
  }
  return (
    <>
      <Search words={words} onSearch={search} placeholder="找服务、办事指南…" />
      {words === '' && <Recent onPick={search} />}
    </>
  )
}

function Recent({ onPick }: { onPick: (word: string) => void }) {
  const words = recentWords.use()
  if (words.length === 0) return null
  return (
    <View>
      <Heading
        level={3}
        aside={
          <Pressable className="link" label="清空最近找过的词" onPress={recentWords.clear}>
            清空
          </Pressable>
        }
      >
        最近找过
      </Heading>
      <View className="wrap" {...access({ role: 'group', label: '最近找过' })}>
        {words.map(word => (
          <Pressable key={word} className="chips__one" label={`找${word}`} onPress={() => onPick(word)}>
            {word}
          </Pressable>
        ))}
      </View>
    </View>
  )
}
