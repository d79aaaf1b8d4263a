"use client"

import { Component, type ReactNode } from "react"

/**
 * Keeps showing `fallback` once its children have thrown. The server has already drawn the same words in
 * place of the missing page; without this, hydration would swap them for the generic not-found page.
 */
export class KeepShown extends Component<
  { fallback: ReactNode; children: ReactNode },
  { hasThrown: boolean }
> {
  override state = { hasThrown: false }

  static getDerivedStateFromError(): { hasThrown: boolean } {
    return { hasThrown: true }
  }

  override render(): ReactNode {
    return this.state.hasThrown ? this.props.fallback : this.props.children
  }
}
