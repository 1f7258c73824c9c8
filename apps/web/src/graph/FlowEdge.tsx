'use client'

import type { GraphEdge } from '@gradroom/exercises'
import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react'
import { Tex } from '../program/Tex'
import { dominant } from './dominant'
import styles from './FlowEdge.module.css'
import type { Direction, PlacedEdge } from './layout'

export interface FlowData extends Record<string, unknown> {
  edge: GraphEdge
  label: PlacedEdge['label']
  /** As an SVG path, from input to result. */
  path: string
  direction: Direction
  /** The gradient has flowed back along this edge. */
  flowed: boolean
  /** It is flowing now. */
  current: boolean
}
export type FlowingEdge = Edge<FlowData, 'flow'>

/** An edge from an input to its result. The gradient flows back over it, coloured by its sign, with the local derivative beside it. */
export function FlowEdge({ data }: EdgeProps<FlowingEdge>) {
  if (!data) return null
  const { edge, label, path, direction, flowed, current } = data
  // Side by side: the value on its way there, the gradient on its way back.
  const beside = (by: number) => (direction === 'down' ? `translate(${by} 0)` : `translate(0 ${by})`)
  const value = edge.gradient ? dominant(edge.gradient) : 0
  return (
    <>
      <path d={path} className={styles.forward} transform={beside(-4)} markerEnd="url(#forward-arrow)" />
      {edge.gradient && (
        <path
          d={path}
          className={styles.backward}
          transform={beside(4)}
          markerStart="url(#backward-arrow)"
          data-sign={Math.sign(value)}
          data-flowed={flowed || undefined}
          data-current={current || undefined}
        />
      )}
      {label && edge.local !== null && (
        <EdgeLabelRenderer>
          <div
            className={styles.label}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            <Tex>{edge.local}</Tex>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
}
