/** What the program of the drawn reference leaves behind. */
declare var drawReference: (definition: unknown, options: unknown, element: HTMLElement) => void;
