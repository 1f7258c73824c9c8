'use client'

import type { GraphNode } from '@gradroom/exercises'
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { Tex } from '../program/Tex'
import { heat } from '../theme/heat'
import { mathNumber } from '../tensor/number-text'
import { dominant } from './dominant'
import type { Direction } from './layout'
import { rowsOf, shapeText } from './measure'
import styles from './NodeCard.module.css'

export interface CardData extends Record<string, unknown> {
  node: GraphNode
  direction: Direction
  /** The gradient has arrived here. */
  reached: boolean
  /** It has just arrived. */
  current: boolean
}
export type CardNode = Node<CardData, 'card'>

function SmallTensor({ values, hot = false }: { values: GraphNode['value']; hot?: boolean }) {
  const rows = rowsOf(values)
  if (!rows) return <div className={styles.shape}>{shapeText(values.shape)}</div>
  const columns = rows[0].length
  const largest = Math.abs(dominant(values))
  return (
    <div className={styles.tensor} data-rank={values.shape.length}>
      {rows.map((row, at) => (
        <div key={at} className={styles.row}>
          {row.map((text, column) => {
            const value = values.data[at * columns + column]
            const background = hot && typeof value === 'number' ? heat(value, largest) : undefined
            return (
              <span key={column} className={styles.cell} style={{ background }}>
                {typeof value === 'number' ? mathNumber(value) : text}
              </span>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** A node of the graph: its name, what made it, its value, and below it the gradient that came back. */
export function NodeCard({ data }: NodeProps<CardNode>) {
  const t = useTranslations('explanation.drawing')
  const { node, direction, reached, current } = data
  const [entry, exit] = direction === 'down' ? [Position.Top, Position.Bottom] : [Position.Left, Position.Right]
  return (
    <div
      className={styles.card}
      data-role={node.role}
      data-asked={node.asked || undefined}
      data-current={current || undefined}
    >
      <Handle type="target" position={entry} className={styles.handle} isConnectable={false} />
      <Handle type="source" position={exit} className={styles.handle} isConnectable={false} />
      <div className={styles.head}>
        <span className={styles.name}>{node.name ?? ''}</span>
        {node.role === 'result' ? (
          <span className={styles.fn}>{node.gradFn}</span>
        ) : (
          <span className={styles.badge}>{t(node.role)}</span>
        )}
      </div>
      {node.tex !== null && (
        <div className={styles.tex}>
          <Tex>{node.tex}</Tex>
        </div>
      )}
      <div className={styles.label}>{t('value')}</div>
      <SmallTensor values={node.value} />
      {node.gradient && (
        <div className={styles.gradient} data-reached={reached || undefined}>
          <div className={styles.label}>
            {t('gradient')}
            {node.asked && <span className={styles.asked}> · {t('asked')}</span>}
          </div>
          <SmallTensor values={node.gradient} hot />
        </div>
      )}
    </div>
  )
}
