using Workbook.Kernel.Serving;

// What kernel.json calls. The program for people is Workbook.Book.
if (args is not ["connect", var connectionFile])
{
    Console.Error.WriteLine("Usage: dotnet Workbook.Kernel.dll connect FILE");
    return 1;
}
return KernelProcess.Run(connectionFile);
