namespace Workbook.Engine.Results;

/// <summary>What an exception says, also where its own message throws.</summary>
internal static class ExceptionText
{
    public static string Of(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception second)
            when (second is not (OperationCanceledException or ThreadInterruptedException or ThreadAbortException))
        {
            return $"(its Message throws {second.GetType()})";
        }
    }
}
