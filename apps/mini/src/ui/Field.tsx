import { Input, Text, Textarea, View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'

export interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'number' | 'tel' | 'idcard' | 'nickname'
  placeholder?: string
  hint?: string
  error?: string | undefined
  maxLength?: number
  multiline?: boolean
  /** A few lines high from the start: what is typed is the page's matter. */
  tall?: boolean
  onConfirm?: () => void
}

const isH5 = process.env.TARO_ENV === 'h5'

export function Field(props: FieldProps) {
  const { label, value, onChange, type = 'text', placeholder = '', hint, error } = props
  const { maxLength = 140, multiline, tall, onConfirm } = props
  const name = error ? `${label}，${error}` : label
  const shared = {
    value,
    placeholder,
    placeholderClass: 'field__placeholder',
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onConfirm: () => onConfirm?.(),
    // The name belongs on the inner native element on H5, on the component itself on weapp.
    ...(isH5
      ? { nativeProps: { 'aria-label': name, 'aria-invalid': error ? 'true' : 'false' } }
      : { ariaLabel: name }),
  }
  return (
    <View className={classNames('field', error && 'field--error')}>
      <View className="field__label" {...access({ hidden: true })}>
        {label}
      </View>
      {multiline ? (
        <Textarea className={classNames('field__area', tall && 'field__area--tall')} autoHeight {...shared} />
      ) : (
        <Input className="field__input" type={type === 'tel' ? 'number' : type} {...shared} />
      )}
      {hint && !error && <View className="field__hint">{hint}</View>}
      {error && (
        <View className="field__error" {...access({ role: 'alert' })}>
          <Text>{error}</Text>
        </View>
      )}
    </View>
  )
}
