namespace Rectify.Web.Shared;

/// <param name="On">The day it happened.</param>
/// <param name="Sentence">Who did what, in the reader's language.</param>
/// <param name="IsRecent">Since the reader last looked, or in the running cycle.</param>
public sealed record HistoryLine(DateOnly On, string Sentence, bool IsRecent = false);
