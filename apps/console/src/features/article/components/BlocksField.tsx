import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import type { ArticleBlock } from '@yunxuan/domain'
import { articleLimits } from '@yunxuan/domain'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { needed } from '../../../ui/rules.ts'
import { blocksOf } from '../article-form.ts'
import { LinkSelect } from './LinkSelect.tsx'
import { PasteDialog } from './PasteDialog.tsx'

const blockNames: Readonly<Record<ArticleBlock['kind'], string>> = {
  paragraph: '段落',
  heading: '小标题',
  list: '要点',
  quote: '引用',
  link: '链接',
}

const blank: Readonly<Record<ArticleBlock['kind'], object>> = {
  paragraph: { kind: 'paragraph', text: '' },
  heading: { kind: 'heading', text: '' },
  list: { kind: 'list', items: [] },
  quote: { kind: 'quote', text: '', from: '' },
  link: { kind: 'link' },
}

const kinds = Object.keys(blockNames) as ArticleBlock['kind'][]

/** A text, part by part: each can be moved and taken out, and a whole document can be pasted. */
export function BlocksField() {
  const [isPasting, setPasting] = useState(false)
  return (
    <Form.List name="body">
      {(fields, { add, remove, move }) => (
        <div className="blocks">
          {fields.length === 0 && <p className="soft">还没有正文。写好的文稿可以整篇粘贴进来，自动分段。</p>}
          {fields.map(({ key, name }) => (
            <Block
              key={key}
              index={name}
              isLast={name === fields.length - 1}
              onMove={by => move(name, name + by)}
              onRemove={() => remove(name)}
            />
          ))}
          <div className="row-actions">
            <span className="soft">加一段：</span>
            {kinds.map(kind => (
              <Button
                key={kind}
                disabled={fields.length >= articleLimits.blocks}
                onClick={() => add(structuredClone(blank[kind]))}
              >
                {blockNames[kind]}
              </Button>
            ))}
            <Button type="dashed" onClick={() => setPasting(true)}>
              粘贴整篇文稿
            </Button>
          </div>
          {isPasting && (
            <PasteDialog
              onPaste={text => {
                // One by one, as if each had been added by hand: the form knows that it was touched.
                for (const block of blocksOf(text).slice(0, articleLimits.blocks - fields.length)) add(block)
                setPasting(false)
              }}
              onClose={() => setPasting(false)}
            />
          )}
        </div>
      )}
    </Form.List>
  )
}

interface BlockProps {
  index: number
  isLast: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

function Block({ index, isLast, onMove, onRemove }: BlockProps) {
  // No field shows it, so the store is asked.
  const form = Form.useFormInstance()
  const kind: ArticleBlock['kind'] =
    Form.useWatch(['body', index, 'kind'], { form, preserve: true }) ?? 'paragraph'
  const nth = `第 ${index + 1} 段${blockNames[kind]}`
  return (
    <div className="block">
      <div className="block-head">
        <span className="soft">{blockNames[kind]}</span>
        <Button
          type="text"
          aria-label={`${nth}往上移`}
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          aria-label={`${nth}往下移`}
          icon={<ArrowDownOutlined aria-hidden />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          aria-label={`去掉${nth}`}
          icon={<DeleteOutlined aria-hidden />}
          onClick={onRemove}
        />
      </div>
      <BlockFields kind={kind} index={index} label={nth} />
    </div>
  )
}

function BlockFields({ kind, index, label }: { kind: ArticleBlock['kind']; index: number; label: string }) {
  if (kind === 'link') {
    return (
      <Form.Item
        name={[index]}
        rules={[
          {
            validator: (_, link: { id?: string }) =>
              link.id ? Promise.resolve() : Promise.reject(new Error('请选一项')),
          },
        ]}
      >
        <LinkSelect label={label} />
      </Form.Item>
    )
  }
  if (kind === 'list') {
    return (
      <Form.Item
        name={[index, 'items']}
        extra="写一条按一次回车"
        rules={[{ required: true, message: '至少写一条' }]}
      >
        <Select
          mode="tags"
          aria-label={label}
          maxCount={30}
          open={false}
          suffixIcon={null}
          className="block-list"
        />
      </Form.Item>
    )
  }
  return (
    <>
      <Form.Item name={[index, 'text']} rules={needed('写点什么，或者去掉这一段')}>
        {kind === 'heading' ? (
          <Input aria-label={label} maxLength={60} />
        ) : (
          <Input.TextArea
            aria-label={label}
            autoSize={{ minRows: 2, maxRows: 14 }}
            maxLength={kind === 'quote' ? 1000 : articleLimits.paragraph}
          />
        )}
      </Form.Item>
      {kind === 'quote' && (
        <Form.Item name={[index, 'from']}>
          <Input aria-label={`${label}出自`} maxLength={60} placeholder="谁说的、出自哪里（可不填）" />
        </Form.Item>
      )}
    </>
  )
}
