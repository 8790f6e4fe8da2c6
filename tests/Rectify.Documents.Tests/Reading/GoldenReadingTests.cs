using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public class GoldenReadingTests
{
    public static TheoryData<string> Names => [.. GoldenDocuments.Names];

    /// <summary>After a wanted change: RECTIFY_GOLDEN=write dotnet test, then read the difference.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_small_document_is_read_as_a_careful_person_reads_it(string name)
    {
        var source = SourceText.Of(GoldenDocuments.Text(name));
        var reading = GoldenDocuments.Describe(ProposalReader.Read(source), source);
        if (Environment.GetEnvironmentVariable("RECTIFY_GOLDEN") == "write")
            File.WriteAllText(GoldenDocuments.GoldenFile(name), reading);

        Assert.Equal(File.ReadAllText(GoldenDocuments.GoldenFile(name)), reading);
    }
}
