import { Input } from '@tarojs/components'

export interface NumberInputProps {
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number
  isWrong: boolean
}

const isH5 = process.env.TARO_ENV === 'h5'

/** A bare field of digits, named but without its own line of words. */
export function NumberInput({ label, value, onChange, maxLength, isWrong }: NumberInputProps) {
  return (
    <Input
      className="field__input"
      type="number"
      value={value}
      maxlength={maxLength}
      onInput={event => onChange(event.detail.value)}
      {...(isH5
        ? {
            nativeProps: {
              'aria-label': label,
              'aria-invalid': isWrong ? 'true' : 'false',
              inputmode: 'numeric',
            },
          }
        : { ariaLabel: label })}
    />
  )
}
