using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>How the trajectories of a block move; used by several threads at once, so without a state of its own.</summary>
internal interface IBlockMotion
{
    /// <summary>Normal numbers that one trajectory needs for a step.</summary>
    int NormalsPerStep { get; }

    /// <summary>The vector in the axes of the motion whose components in the laboratory are given.</summary>
    Vector3d Into(Vector3d lab);

    /// <summary>The vector in the laboratory.</summary>
    Vector3d Out(Vector3d own);

    /// <summary>Moves all trajectories of a block.</summary>
    /// <param name="u">Component a of moment k of trajectory i at 32 (3k + a) + i, in the axes of the motion.</param>
    /// <param name="normals">Normal numbers of 16 steps.</param>
    /// <param name="first">Number of the step that the first of the normal numbers belongs to.</param>
    /// <param name="steps">Which of the 16 steps: the first and the one after the last.</param>
    void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps);

    /// <summary>The same for the first few trajectories of a block only, where others cost time; in vector lanes they cost none.</summary>
    void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps, int trajectories) => Move(u, normals, first, steps);
}
