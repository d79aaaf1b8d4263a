"use client"

import { useEffect, useState, type RefObject } from "react"

/**
 * The text of a field and whether the field has the focus. While Chinese is being composed the letters in the field are
 * not yet the text.
 */
export function useTypedText(field: RefObject<HTMLInputElement | null>): { text: string; isTyping: boolean } {
  const [text, setText] = useState("")
  const [isTyping, setTyping] = useState(false)
  useEffect(() => {
    const input = field.current
    if (!input) return
    let isComposing = false
    const read = () => {
      if (!isComposing) setText(input.value)
    }
    const listeners: [string, () => void][] = [
      ["input", read],
      ["compositionstart", () => (isComposing = true)],
      ["compositionend", () => ((isComposing = false), read())],
      ["focus", () => (setTyping(true), read())],
      ["blur", () => setTyping(false)],
    ]
    for (const [name, listen] of listeners) input.addEventListener(name, listen)
    // Letters may have come before this script.
    const first = setTimeout(() => {
      read()
      setTyping(document.activeElement === input)
    })
    return () => {
      clearTimeout(first)
      for (const [name, listen] of listeners) input.removeEventListener(name, listen)
    }
  }, [field])
  return { text, isTyping }
}
