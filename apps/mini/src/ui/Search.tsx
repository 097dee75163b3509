import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface SearchProps {
  /** What is searched for as it is shown. */
  words?: string
  /** Told what was typed once it is whole, and nothing at once when it is cleared. */
  onSearch: (words: string) => void
  /** Also the name a screen reader says. */
  placeholder: string
  /** The page was opened to type: the field has the keyboard at once. */
  isOpened?: boolean
}

// A message that was pasted is looked through for words.
const longestText = 200
const isH5 = process.env.TARO_ENV === 'h5'

export function Search({ words = '', onSearch, placeholder, isOpened = false }: SearchProps) {
  const [typed, setTyped] = useState(words)
  useEffect(() => (isH5 && isOpened ? focusOnceThere() : undefined), [isOpened])
  const change = (text: string) => {
    setTyped(text)
    if (text === '') onSearch('')
  }
  return (
    <View className="search">
      <Icon name="search" />
      <Input
        className="search__input"
        type="text"
        confirmType="search"
        maxlength={longestText}
        focus={!isH5 && isOpened}
        value={typed}
        placeholder={placeholder}
        placeholderClass="field__placeholder"
        onInput={event => change(event.detail.value)}
        onConfirm={() => onSearch(typed.trim())}
        {...(isH5
          ? { nativeProps: { 'aria-label': placeholder, enterkeyhint: 'search' } }
          : { ariaLabel: placeholder })}
      />
      {typed !== '' && (
        <Pressable className="search__clear" label="清空" onPress={() => change('')}>
          <Icon name="x" size="s" />
        </Pressable>
      )}
    </View>
  )
}

const againMs = 50
const mostTries = 60

/** Gives the field the keyboard as soon as it is drawn and its page is shown, which comes a moment after the page. */
function focusOnceThere(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const attempt = (tries: number) => {
    const field = document.querySelector<HTMLInputElement>('.search__input input')
    field?.focus()
    if ((field === null || document.activeElement !== field) && tries < mostTries) {
      timer = setTimeout(attempt, againMs, tries + 1)
    }
  }
  attempt(1)
  return () => clearTimeout(timer)
}

/** Looks like the search field and opens the page that has it. */
export function SearchLink({ placeholder, onPress }: { placeholder: string; onPress: () => void }) {
  return (
    <Pressable className="search" role="link" label={placeholder} onPress={onPress}>
      <Icon name="search" />
      <View className="search__words">{placeholder}</View>
    </Pressable>
  )
}
