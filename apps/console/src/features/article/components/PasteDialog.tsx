import { Input, Modal } from 'antd'
import { useState } from 'react'
import { blocksOf } from '../article-form.ts'

interface Props {
  onPaste: (text: string) => void
  onClose: () => void
}

/** Takes a whole document, and says what will become of it. */
export function PasteDialog({ onPaste, onClose }: Props) {
  const [text, setText] = useState('')
  const parts = blocksOf(text).length
  return (
    <Modal
      open
      title="粘贴整篇文稿"
      okText={parts === 0 ? '放进正文' : `分成 ${parts} 段，放进正文`}
      okButtonProps={{ disabled: parts === 0 }}
      onOk={() => onPaste(text)}
      onCancel={onClose}
    >
      <p className="gap-below soft">
        从 Word 或网页复制过来就行：“一、”变成小标题，“（一）”“1.”变成要点，其余一行一段。
      </p>
      <Input.TextArea
        aria-label="文稿"
        rows={12}
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
      />
    </Modal>
  )
}
