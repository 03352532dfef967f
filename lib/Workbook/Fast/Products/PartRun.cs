namespace Workbook;

/// <summary>Runs one of the numbered parts of a piece of work, which may run in any order and at the same time.</summary>
/// <param name="part">Number of the part, from 0.</param>
/// <param name="thread">Number of the thread, less than the number of parts: no other thread has it in this run.</param>
internal delegate void PartRun(int part, int thread);
