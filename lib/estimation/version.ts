/**
 * Version of the engine's numbers. It moves when the same input and seed give other numbers than before,
 * and never otherwise; the changelog then says what moved.
 */
export const ENGINE_VERSION = "1.0.0"
