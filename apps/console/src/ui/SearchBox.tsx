import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type Ref, useState } from 'react'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  onEnter?: (value: string) => void
  width?: number
  inputRef?: Ref<InputRef>
}

/** The search of a page; the key / goes to it, Esc clears it and then leaves it. */
export function SearchBox({ label, value, onChange, onEnter, width = 300, inputRef }: Props) {
  const [isComposing, setComposing] = useState(false)
  return (
    <Input
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      data-shortcut="search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      style={{ width }}
      value={value}
      onChange={event => onChange(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={event => {
        // Enter that ends a pinyin input chooses a word and asks for nothing.
        if (event.key === 'Enter' && !isComposing && !event.nativeEvent.isComposing) onEnter?.(value.trim())
        if (event.key !== 'Escape') return
        if (value === '') event.currentTarget.blur()
        else onChange('')
      }}
    />
  )
}
