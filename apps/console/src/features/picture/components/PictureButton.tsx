import { Button } from 'antd'
import { useRef } from 'react'

interface Props {
  id?: string | undefined
  disabled?: boolean
  isPending: boolean
  onChoose: (file: File) => void
  children: string
}

/** A button that lets one choose a picture. The browser's own field speaks the browser's language, and stays unseen. */
export function PictureButton({ id, disabled = false, isPending, onChoose, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        accept="image/jpeg,image/png,image/webp"
        aria-label="选一张照片"
        onChange={event => {
          const file = event.target.files?.[0]
          if (file !== undefined) onChoose(file)
          // The same file may be chosen once more.
          event.target.value = ''
        }}
      />
      <Button
        {...(id === undefined ? {} : { id })}
        disabled={disabled}
        loading={isPending}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  )
}
