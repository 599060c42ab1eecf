using PublicApiGenerator;

namespace Larmor.Architecture;

/// <summary>The public face of the physics library, as a text that is read whenever it changes.</summary>
public class PublicApi
{
    [Fact]
    public void The_public_face_of_the_library_is_the_approved_one() =>
        ApprovedText.Check(
            "tests/Larmor.Architecture/PublicApi/Larmor.txt",
            typeof(Larmor.Quantities.Length).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
}
