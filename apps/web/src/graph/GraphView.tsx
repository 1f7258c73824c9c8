'use client'

import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { Position, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { FlowEdge, type FlowingEdge } from './FlowEdge'
import styles from './GraphView.module.css'
import { pathThrough, place, type Direction, type Placed } from './layout'
import { NodeCard, type CardNode } from './NodeCard'
import { backwardOrder, type Graph } from './order'
import { useBackward } from './useBackward'

const NODE_TYPES = { card: NodeCard }
const EDGE_TYPES = { flow: FlowEdge }

/** Room below the drawing for the library's own line, in pixels. */
const CREDIT = 16

/** Below this the numbers cannot be read: the drawing is scrolled instead. */
const LEAST_ZOOM = 0.8

/** Where edges enter and leave a card. The paths themselves come from the layout. */
const handlesOf = (direction: Direction, width: number, height: number): CardNode['handles'] =>
  direction === 'down'
    ? [
        { type: 'target', position: Position.Top, x: width / 2, y: 0 },
        { type: 'source', position: Position.Bottom, x: width / 2, y: height },
      ]
    : [
        { type: 'target', position: Position.Left, x: 0, y: height / 2 },
        { type: 'source', position: Position.Right, x: width, y: height / 2 },
      ]

/** The layout that fits a width: to the right where it fits unshrunk, else down. */
function fitting(graph: Graph, width: number): { placed: Placed; direction: Direction; zoom: number } {
  const right = place(graph, 'right')
  if (right.width <= width) return { placed: right, direction: 'right', zoom: 1 }
  const down = place(graph, 'down')
  return { placed: down, direction: 'down', zoom: Math.max(LEAST_ZOOM, Math.min(1, width / down.width)) }
}

/**
 * The computation graph: values flow forward, gradients back. The backward pass can be played or stepped through.
 * The page scrolls over it as over a picture; nothing in it is dragged or zoomed.
 */
export function GraphView({ graph }: { graph: Graph }) {
  const t = useTranslations('explanation.drawing')
  const { ref, width } = useElementSize()
  const order = useMemo(() => backwardOrder(graph), [graph])
  const { placed, direction, zoom } = useMemo(() => fitting(graph, width), [graph, width])
  const backward = useBackward(order.length)
  const nameOf = (id: string | undefined) => graph.nodes.find((node) => node.id === id)?.name ?? t('unnamed')

  const { nodes, edges } = useMemo(() => {
    const reached = new Set(order.slice(0, backward.step))
    const latest = backward.step < order.length || backward.playing ? order[backward.step - 1] : undefined
    const spoken = (node: Graph['nodes'][number]) =>
      t('spoken', {
        name: node.name ?? t('unnamed'),
        role: node.role === 'result' ? t('result', { fn: node.gradFn ?? '' }) : t(node.role),
        value: node.value.printed,
        gradient: node.gradient?.printed ?? 'none',
      })
    const cards = graph.nodes.map((node, at): CardNode => {
      const { x, y, width: cardWidth, height } = placed.nodes[at]
      return {
        id: node.id,
        type: 'card',
        position: { x, y },
        width: cardWidth,
        height,
        // Given, not measured: the edges are there with the first paint.
        measured: { width: cardWidth, height },
        handles: handlesOf(direction, cardWidth, height),
        data: { node, direction, reached: reached.has(node.id), current: node.id === latest },
        ariaLabel: spoken(node),
      }
    })
    const flows = graph.edges.map((edge, at): FlowingEdge => {
      const { points, label } = placed.edges[at]
      const flowed = reached.has(edge.from) && reached.has(edge.to)
      return {
        id: edge.id,
        source: edge.from,
        target: edge.to,
        type: 'flow',
        data: { edge, label, path: pathThrough(points), direction, flowed, current: flowed && edge.from === latest },
      }
    })
    return { nodes: cards, edges: flows }
  }, [graph, placed, direction, order, backward.step, backward.playing, t])

  return (
    <div ref={ref}>
      {order.length > 0 ? (
        <Group gap="xs" mb="xs">
          {backward.mayPlay && (
            <Button
              size="sm"
              variant="default"
              leftSection={backward.playing ? <IconPlayerStop size={16} /> : <IconPlayerPlay size={16} />}
              onClick={backward.playing ? backward.stop : backward.play}
            >
              {t(backward.playing ? 'stop' : 'play')}
            </Button>
          )}
          <ActionIcon
            size={36}
            variant="default"
            aria-label={t('previous')}
            disabled={backward.step === 0}
            onClick={() => backward.move(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            size={36}
            variant="default"
            aria-label={t('next')}
            disabled={backward.step === order.length}
            onClick={() => backward.move(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          <Text size="sm" c="dimmed" role="status">
            {t('step', { step: backward.step, all: order.length })}
            {backward.step > 0 && backward.step < order.length && (
              <> · {t('reached', { name: nameOf(order[backward.step - 1]) })}</>
            )}
          </Text>
        </Group>
      ) : (
        <Text size="sm" c="dimmed" mb="xs">
          {t('forward')}
        </Text>
      )}
      {width > 0 && (
        <div className={styles.scroll}>
          <svg width={0} height={0} className={styles.marker} aria-hidden focusable="false">
            <defs>
              <marker
                id="forward-arrow"
                viewBox="0 0 8 8"
                refX={7}
                refY={4}
                markerWidth={8}
                markerHeight={8}
                orient="auto"
              >
                <path d="M0 0 8 4 0 8z" className={styles.arrow} />
              </marker>
              <marker
                id="backward-arrow"
                viewBox="0 0 8 8"
                refX={7}
                refY={4}
                markerWidth={3.6}
                markerHeight={3.6}
                orient="auto-start-reverse"
              >
                <path d="M0 0 8 4 0 8z" fill="context-stroke" />
              </marker>
            </defs>
          </svg>
          <div
            role="group"
            aria-label={t('label')}
            className={styles.drawing}
            style={{ width: Math.ceil(placed.width * zoom), height: Math.ceil(placed.height * zoom) + CREDIT }}
          >
            <ReactFlow
              nodes={nodes}
              edges={edges}
              nodeTypes={NODE_TYPES}
              edgeTypes={EDGE_TYPES}
              viewport={{ x: 0, y: 0, zoom }}
              minZoom={LEAST_ZOOM}
              maxZoom={1}
              nodesDraggable={false}
              nodesConnectable={false}
              elementsSelectable={false}
              edgesFocusable={false}
              panOnDrag={false}
              autoPanOnNodeFocus={false}
              zoomOnScroll={false}
              zoomOnPinch={false}
              zoomOnDoubleClick={false}
              preventScrolling={false}
              ariaLabelConfig={{ 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' }}
            />
          </div>
        </div>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('heat')}
      </Text>
    </div>
  )
}
