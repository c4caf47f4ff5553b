export { getRoadmap, proposedRoadmap, setRoadmap } from './roadmaps';
