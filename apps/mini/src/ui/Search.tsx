import { Input, View } from '@tarojs/components'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface SearchProps {
  value: string
  onChange: (value: string) => void
  onSubmit: () => void
  /** Also the name a screen reader says. */
  placeholder: string
}

const isH5 = process.env.TARO_ENV === 'h5'

export function Search({ value, onChange, onSubmit, placeholder }: SearchProps) {
  return (
    <View className="search">
      <Icon name="search" />
      <Input
        className="search__input"
        type="text"
        confirmType="search"
        maxlength={40}
        value={value}
        placeholder={placeholder}
        placeholderClass="field__placeholder"
        onInput={event => onChange(event.detail.value)}
        onConfirm={onSubmit}
        {...(isH5
          ? { nativeProps: { 'aria-label': placeholder, enterkeyhint: 'search' } }
          : { ariaLabel: placeholder })}
      />
      {value !== '' && (
        <Pressable className="search__clear" label="清空" onPress={() => onChange('')}>
          <Icon name="x" size="s" />
        </Pressable>
      )}
    </View>
  )
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
