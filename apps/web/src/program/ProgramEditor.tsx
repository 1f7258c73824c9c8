'use client'

import { python } from '@codemirror/lang-python'
import { syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import {
  Decoration,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import CodeMirror, { type ReactCodeMirrorRef } from '@uiw/react-codemirror'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Fault } from '../engine/explained'
import './ProgramEditor.css'
import './syntax.css'

/** Sets the places `{{a}}`, where a variant puts its numbers, apart from the Python around them. */
const places = ViewPlugin.fromClass(
  class {
    private readonly matches = new MatchDecorator({
      regexp: /\{\{\s*\w+\s*\}\}/g,
      decoration: Decoration.mark({ class: 'cm-place' }),
    })
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = this.matches.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = this.matches.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

/** What the engine said about the program, as a mark on its line. A fault without a line is put on the first. */
function diagnosticsOf(fault: Fault | null, view: EditorView): Diagnostic[] {
  if (!fault) return []
  const line = view.state.doc.line(Math.min(Math.max(1, fault.line ?? 1), view.state.doc.lines))
  const indent = /^\s*/.exec(line.text)?.[0].length ?? 0
  return [
    {
      from: line.from + (indent < line.length ? indent : 0),
      to: line.to,
      severity: 'error',
      message: `${fault.type}: ${fault.message}`,
    },
  ]
}

/** An editor for the Python of exercises. Tab leaves it, so that a keyboard is not caught in it; Enter indents. */
export default function ProgramEditor({
  value,
  onChange,
  fault,
  label,
}: {
  value: string
  onChange: (value: string) => void
  /** The error that the program ends with, marked on its line. */
  fault: Fault | null
  label: string
}) {
  const editor = useRef<ReactCodeMirrorRef>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const extensions = useMemo(
    () => [
      python(),
      syntaxHighlighting(classHighlighter),
      places,
      lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', translate: 'no' }),
    ],
    [label],
  )
  useEffect(() => {
    if (view) view.dispatch(setDiagnostics(view.state, diagnosticsOf(fault, view)))
  }, [view, fault])
  return (
    <CodeMirror
      ref={editor}
      className="program-editor"
      value={value}
      onChange={onChange}
      onCreateEditor={setView}
      extensions={extensions}
      theme="none"
      indentWithTab={false}
      minHeight="160px"
      maxHeight="60vh"
      basicSetup={{
        tabSize: 4,
        foldGutter: false,
        autocompletion: false,
        highlightActiveLine: false,
        highlightSelectionMatches: false,
        searchKeymap: false,
      }}
    />
  )
}
